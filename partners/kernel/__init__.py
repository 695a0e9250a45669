"""What every package may use; no noun of the business."""
