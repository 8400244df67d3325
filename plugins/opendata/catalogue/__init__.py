"""The catalogues of all datasets for machines: DCAT-AP 3, Frictionless Data Package, and ``data.json`` for CKAN."""
