"""Events joined to places and articles: written as a versioned folder of tables, and queried."""
