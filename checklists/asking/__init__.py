"""What a checklist asks: its values, its file format, its words and the standards it rests on."""
