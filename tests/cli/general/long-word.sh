actorgraph "$(printf "%0500d" 7)"
