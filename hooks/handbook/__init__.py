"""The worker package of 《运营全景》: loads data, checks it, renders it, converts it. It knows nothing of MkDocs."""
