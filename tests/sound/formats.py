"""The kinds of file that people bring: muxer, encoder, rate and the media type that we give them."""

FORMATS = {
    "m4a": ("ipod", "aac", 48_000, "audio/mp4"),
    "mp3": ("mp3", "libmp3lame", 48_000, "audio/mpeg"),
    "ogg": ("ogg", "libopus", 48_000, "audio/ogg"),
    "webm": ("webm", "libopus", 48_000, "audio/webm"),
    "wav": ("wav", "pcm_s16le", 48_000, "audio/wav"),
    "flac": ("flac", "flac", 48_000, "audio/flac"),
    "aac": ("adts", "aac", 44_100, "audio/aac"),
    "amr": ("amr", "libopencore_amrnb", 8_000, "audio/amr"),
    "3gp": ("3gp", "libopencore_amrnb", 8_000, "audio/3gpp"),
}
