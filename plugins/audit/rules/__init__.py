"""The audits themselves, by subject: each function takes a document and a context and yields findings."""
