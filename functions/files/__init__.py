"""Files of records: uploaded to and fetched from S3 by signed links, counted against the plan."""
