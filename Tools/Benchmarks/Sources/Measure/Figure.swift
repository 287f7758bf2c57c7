/// A figure that is measured: a ratio within one run, a number of allocations, or a time that must be small on any machine.
enum Figure: String, CaseIterable {
    case everythingButArithmetic = "everything-but-arithmetic"
    case wholeValidation = "whole-validation"
    case rsaVerification = "rsa-verification"
    case allocationsOnDemand = "allocations-on-demand"
    case allocationsTyped = "allocations-typed"
    case keySet = "key-set"
    case metadata
    case keyLookup = "key-look-up"
    case costPerByte = "cost-per-byte"
    case twoThreads = "two-threads"
    case seenToken = "seen-token"
    case seenTokensTwoThreads = "seen-tokens-two-threads"
    case everNewTokens = "ever-new-tokens"
    case seenTokenBytes = "seen-token-bytes"
    case seenTokenBytesCounted = "seen-token-bytes-counted"
    case callbackDerivation = "callback-derivation"
    case callbackAllocations = "callback-allocations"
    case issuerValidation = "issuer-validation"
    case issuerAllocations = "issuer-allocations"

    /// The title of its row in the table.
    var title: String {
        switch self {
        case .everythingButArithmetic: "everything but SHA and RSA / EVP_DigestVerify"
        case .wholeValidation: "whole validation / EVP_DigestVerify"
        case .rsaVerification: "RSA-2048 in Swift / EVP_PKEY_verify"
        case .allocationsOnDemand: "allocations a token, claims on demand"
        case .allocationsTyped: "allocations a token, all typed"
        case .keySet: "parse and prepare six keys / JSONDecoder"
        case .metadata: "parse and validate metadata / JSONDecoder"
        case .keyLookup: "one of 1,000 keys / one of 6"
        case .costPerByte: "a byte of 12 kB / a byte of 2 kB"
        case .twoThreads: "two threads / one"
        case .seenToken: "a seen token, access typed / EVP_DigestVerify"
        case .seenTokensTwoThreads: "two threads / one, seen tokens"
        case .everNewTokens: "ever new tokens, 1,000 remembered / none"
        case .seenTokenBytes: "bytes a seen token takes"
        case .seenTokenBytesCounted: "bytes seen tokens take / bytes counted"
        case .callbackDerivation: "callback derivation, µs"
        case .callbackAllocations: "callback derivation, allocations"
        case .issuerValidation: "issuer validation, µs"
        case .issuerAllocations: "issuer validation, allocations"
        }
    }

    /// Whether the figure is a number of allocations, which is the same in every run.
    var isCount: Bool {
        switch self {
        case .allocationsOnDemand, .allocationsTyped, .callbackAllocations, .issuerAllocations, .seenTokenBytes: true
        default: false
        }
    }
}
