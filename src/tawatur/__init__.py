"""tawatur reads Arabic reports of armed conflict and keeps a record of attributed claims."""
from __future__ import annotations

__version__ = "0.1.0"
