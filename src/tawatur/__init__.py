"""tawatur reads Arabic reports of armed conflict and keeps a record of attributed claims."""
