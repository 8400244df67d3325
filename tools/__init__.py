"""Programs for those who work on Suluh itself; no build needs them."""
