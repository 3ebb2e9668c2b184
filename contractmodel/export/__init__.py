"""Reports in the formats that people and machines ask for. Each draws from the one report and judges nothing."""
