import EntraID

extension ProblemCode {
    /// The clocks of this machine and of the provider differ by more than a minute.
    static let connectionClockDiffers = ProblemCode("connection.clock-differs")
}

extension Problem {
    /// The provider's own number of an error that it returned, such as `AADSTS7000215`.
    var providerCode: String? {
        if let code = providerError?.code { return code }
        guard code == .discoveryProviderError, let found else { return nil }
        return (try? EntraErrorEntry(parsing: found))?.code
    }

    /// The difference of clocks from which tokens are rejected: Entra dates tokens back by as much.
    private static let largestDifference = 300
    /// The difference that this library allows by default.
    private static let smallestDifference = 60

    /// Returns the problem of clocks that differ: a warning above a minute, and an error above five.
    ///
    /// - Parameter seconds: The seconds by which this machine's clock is ahead.
    static func clockDiffers(by seconds: Int) -> Problem? {
        let size = abs(seconds)
        guard size > smallestDifference else { return nil }
        return Problem(
            .connectionClockDiffers, severity: size > largestDifference ? .error : .warning, at: .header("Date"),
            expected: "a difference of at most \(smallestDifference) seconds",
            found: "\(size) seconds \(seconds > 0 ? "ahead" : "behind")",
            remedy: "The clocks of this machine and of the provider differ. Let the system set its clock over the "
                + "network (NTP). With a difference of more than five minutes, tokens and client assertions are "
                + "rejected.")
    }
}
