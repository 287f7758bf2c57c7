import OIDCPrimitives

extension BearerChallenge {
    /// Creates a challenge to send. Characters that a parameter cannot have (RFC 6750 §3) are left out.
    package init(_ parameters: [Parameter]) {
        self.parameters = parameters.map { parameter in
            let allowed = parameter.value.utf8.filter {
                (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
            }
            return Parameter(name: parameter.name, value: String(decoding: allowed, as: UTF8.self))
        }
    }

    /// The value of the `WWW-Authenticate` field.
    package var field: String {
        let list = parameters.map { "\($0.name)=\"\($0.value)\"" }.joined(separator: ", ")
        return list.isEmpty ? "Bearer" : "Bearer \(list)"
    }
}
