"""What the tests share: small sites written inside a test, the real site built once, checks of finished pages."""
