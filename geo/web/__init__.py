"""HTTP routes beside the dashboard, and the link that a view is."""
