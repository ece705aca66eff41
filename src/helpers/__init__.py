"""claimbook's helpers: from source texts to tables of mentions, quotes and claims, anchored to the source."""
