public import OIDCPrimitives

/// The limits of sign-ins from devices.
///
/// With the standard values, at most 1,000 codes are tried in 15 minutes. While 50 requests are waiting, one of them is
/// found that way with a probability of 1 to 512,000.
public struct DeviceSignInLimits: Hashable, Sendable {
    /// The time within which the user must decide.
    public let lifetime: Duration
    /// The time that a client waits between two polls.
    public let interval: Duration
    /// The maximum number of codes that a user may type in 15 minutes. Correct codes count, too.
    public let codesPerUser: Int
    /// The maximum number of codes that may be typed from one IP address in 15 minutes.
    public let codesPerAddress: Int
    /// The maximum number of codes that all users together may type in 15 minutes.
    public let codes: Int
    /// The maximum number of requests that may begin from one IP address in 15 minutes. IPv6 addresses with the same
    /// first 64 bits count as one, and those with the same first 48 bits may together begin ten times as many.
    public let requestsPerAddress: Int

    /// The maximum number of requests that may begin from the network of an IPv6 address in 15 minutes.
    package var requestsPerNetwork: Int { 10 * requestsPerAddress }

    /// The time for which typed codes and requests are counted.
    package static let window = 900.0
    /// The number of seconds that a poll that came too early adds to the interval (RFC 8628 §3.5).
    package static let slowDown = 5
    /// The interval is never longer, in seconds.
    package static let longestInterval = 60
    /// The time by which the clocks of the provider and of this server may differ, in seconds.
    package static let leeway = 60.0
    /// The maximum age of the user's sign-in, in seconds.
    package static let maximumAge = 600.0

    /// The standard limits: ten minutes to decide, five seconds between polls, 10 codes for each user, 50 for each
    /// address, and 1,000 in all; 100 requests from each address.
    public static let standard = DeviceSignInLimits()

    private init() {
        lifetime = .seconds(600)
        interval = .seconds(5)
        codesPerUser = 10
        codesPerAddress = 50
        codes = 1_000
        requestsPerAddress = 100
    }

    /// Creates limits.
    ///
    /// - Parameters:
    ///   - lifetime: The time within which the user must decide, in whole seconds from 60 to 1,800.
    ///   - interval: The time that a client waits between two polls, in whole seconds from 1 to 60.
    ///   - codesPerUser: The maximum number of codes that a user may type, from 1 to 100.
    ///   - codesPerAddress: The maximum number of codes from one IP address, from 1 to 10,000.
    ///   - codes: The maximum number of codes in all, from 1 to 100,000.
    ///   - requestsPerAddress: The maximum number of requests from one IP address, from 1 to 10,000.
    /// - Throws: `config.limit-out-of-range` for each value that is out of range.
    public init(
        lifetime: Duration = .seconds(600), interval: Duration = .seconds(5), codesPerUser: Int = 10,
        codesPerAddress: Int = 50, codes: Int = 1_000, requestsPerAddress: Int = 100
    ) throws(Refusal) {
        let problems = [
            Problem.limit("lifetime", lifetime, from: .seconds(60), to: .seconds(1_800)),
            Problem.limit("interval", interval, from: .seconds(1), to: .seconds(DeviceSignInLimits.longestInterval)),
            Problem.limit("codesPerUser", codesPerUser, from: 1, to: 100),
            Problem.limit("codesPerAddress", codesPerAddress, from: 1, to: 10_000),
            Problem.limit("codes", codes, from: 1, to: 100_000),
            Problem.limit("requestsPerAddress", requestsPerAddress, from: 1, to: 10_000),
        ].compactMap(\.self)
        if let refusal = Refusal(problems) { throw refusal }
        self.lifetime = .seconds(lifetime.components.seconds)
        self.interval = .seconds(interval.components.seconds)
        self.codesPerUser = codesPerUser
        self.codesPerAddress = codesPerAddress
        self.codes = codes
        self.requestsPerAddress = requestsPerAddress
    }
}
