extension Duration {
    /// The duration in seconds, for arithmetic with points in time.
    package var inSeconds: Double { self / .seconds(1) }
}
