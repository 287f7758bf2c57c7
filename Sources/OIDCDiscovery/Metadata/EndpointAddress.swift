import OIDCIssuers
import OIDCPrimitives

/// What the address of an endpoint must be: an absolute https URL without user information and fragment, on a host that
/// the profile's ``EndpointPolicy`` allows. Which public host it is, is free: providers serve several, and who may name
/// them is settled by the issuer.
enum EndpointAddress {
    enum Fault {
        case notHTTPS
        case hasUserOrFragment
        /// The host is private, or link-local.
        case notAllowed(HostReach)
    }

    /// What is wrong with a text.
    static func fault(of text: String, under profile: any ProviderProfile) -> Fault? {
        guard let parts = AddressText(text), text.consistsOfURICharacters, let host = HostText(parts.host),
            parts.port.map({ AddressText.portNumber($0) != nil }) != false,
            isAllowed(parts.scheme.asciiLowercased, host, profile.transport)
        else { return .notHTTPS }
        guard parts.userInformation == nil, parts.fragment == nil else { return .hasUserOrFragment }
        return profile.endpoints.allows(host) ? nil : .notAllowed(host.reach)
    }

    private static func isAllowed(_ scheme: String, _ host: HostText, _ transport: Issuer.Transport) -> Bool {
        if scheme.hasSameBytes(as: "https") { return true }
        return scheme.hasSameBytes(as: "http") && transport == .httpOnLoopback && host.isLoopback
    }

    /// Whether the address is of the sort that nearly all are, and right under every policy: `https://`, a public name of
    /// labels of small letters, digits and inner hyphens that begin with a letter, then a path or query of unreserved
    /// characters. Said of bytes, in a single pass; an address that is not of this sort may be right all the same.
    static func isPlain(_ text: Span<UInt8>) -> Bool {
        let scheme: StaticString = "https://"
        guard text.count > scheme.utf8CodeUnitCount, text.count < 2_048 else { return false }
        for offset in 0..<scheme.utf8CodeUnitCount where unsafe text[offset] != scheme.utf8Start[offset] {
            return false
        }
        var offset = scheme.utf8CodeUnitCount
        let hostStart = offset
        var labelStart = offset
        while offset < text.count, text[offset] != UInt8(ascii: "/") {
            let byte = text[offset]
            if byte == UInt8(ascii: ".") {
                guard isLabelEnd(text, labelStart, offset) else { return false }
                labelStart = offset + 1
            } else {
                let isInner = byte.isASCIIDigit || byte == UInt8(ascii: "-")
                guard byte.isASCIILowercase || isInner && offset > labelStart else { return false }
            }
            offset += 1
        }
        guard isLabelEnd(text, labelStart, offset), isPublicName(text.extracting(hostStart..<offset)) else {
            return false
        }
        while offset < text.count {
            let byte = text[offset]
            guard
                byte.isASCIIAlphanumeric || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
                    || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            else { return false }
            offset += 1
        }
        return true
    }

    private static func isLabelEnd(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        end > start && end - start <= 63 && text[end - 1] != UInt8(ascii: "-")
    }

    private static func isPublicName(_ host: Span<UInt8>) -> Bool {
        if isUsualName(host) { return true }
        return HostText(String(decoding: host.copied(), as: UTF8.self))?.reach == .everywhere
    }

    private static let usualEnd = Array(".com".utf8)
    private static let unusualWord = Array("metadata".utf8)

    /// Whether a host of plain labels is below `com`, where nearly every provider is, and where all names that are not
    /// public say “metadata”. Others are looked at more closely.
    private static func isUsualName(_ host: Span<UInt8>) -> Bool {
        guard host.count <= 253, matches(host, usualEnd, at: host.count - usualEnd.count) else { return false }
        var start = 0
        while start + unusualWord.count <= host.count {
            if matches(host, unusualWord, at: start) { return false }
            start += 1
        }
        return true
    }

    private static func matches(_ text: Span<UInt8>, _ word: [UInt8], at start: Int) -> Bool {
        guard start >= 0, start + word.count <= text.count else { return false }
        for offset in word.indices where text[start + offset] != word[offset] { return false }
        return true
    }
}
