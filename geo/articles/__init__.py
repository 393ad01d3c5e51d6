"""Any file, folder, table or page to `geo.model.Article`."""
