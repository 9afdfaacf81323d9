"""One file per family of pages; `naklank.web.routes` lists them all."""
