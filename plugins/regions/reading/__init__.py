"""The rules that read facts from prose, one module for each noun; `plugins.regions.extract` puts them together."""
