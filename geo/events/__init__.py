"""What happened: sentences, dates, casualties, attribution and types coded into `geo.model.Event`."""
