"""What people type, checked: forms get definitions, give typed answers, and never query."""
