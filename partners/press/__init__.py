"""Media contacts and reporters' inquiries."""
