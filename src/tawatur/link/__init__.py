"""Which claims speak of one event, and how many independent voices tell it."""
