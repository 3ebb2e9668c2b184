"""What differs between two agreements, each difference with its proof: `compare.compare`; patches; merges."""
