import EntraID

/// The parameters of a query or a form. Each occurs once.
struct FakeForm: Sendable {
    private var values: [ExactString: String] = [:]

    private static let maximumCount = 100

    /// Throws an error if the text is not a form, or if a parameter occurs twice.
    init(_ text: String) throws(FakeError) {
        guard let parameters = try? FormEncoding.decode(text), parameters.count <= FakeForm.maximumCount else {
            throw FakeError(90023, "The form is not valid.")
        }
        for parameter in parameters
        where values.updateValue(parameter.value, forKey: ExactString(parameter.name)) != nil {
            throw FakeError(90023, "The parameter '\(parameter.name)' occurs twice.")
        }
    }

    /// The value of a parameter, or `nil` if it is missing or empty.
    subscript(name: String) -> String? {
        values[ExactString(name)].flatMap { $0.isEmpty ? nil : $0 }
    }

    func required(_ name: String) throws(FakeError) -> String {
        guard let value = self[name] else { throw FakeError.missing(name) }
        return value
    }
}
