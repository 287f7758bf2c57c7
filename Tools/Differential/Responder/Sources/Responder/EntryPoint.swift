import EntraID
import Foundation

/// Reads questions and writes an answer for each, one per line, in the same order.
@main
enum EntryPoint {
    static func main() {
        var responder = Responder()
        while let line = readLine() {
            guard let question = Question(line), let answer = responder.answer(question) else {
                FileHandle.standardError.write(Data("responder: cannot read the question \(line.prefix(200))\n".utf8))
                exit(2)
            }
            FileHandle.standardOutput.write(Data("\(answer.line)\n".utf8))
        }
    }
}

/// The functions that answer each subject.
struct Responder {
    private var signatures = SignatureAnswers()
    private var tokens = TokenAnswers()

    /// Returns the answer, or `nil` if the subject is unknown or the question lacks parts.
    mutating func answer(_ question: Question) -> Answer? {
        switch question.subject {
        case "json": TextAnswers.json(question)
        case "numbers": TextAnswers.numbers(question)
        case "base64url-decode": TextAnswers.decodedBase64URL(question)
        case "base64url-encode": TextAnswers.encodedBase64URL(question)
        case "form": TextAnswers.form(question)
        case "origin": AddressAnswers.origin(question)
        case "peer": AddressAnswers.peer(question)
        case "issuer": AddressAnswers.issuer(question)
        case "authority": AddressAnswers.authority(question)
        case "redirect": AddressAnswers.redirect(question)
        case "hash": SignatureAnswers.hash(question)
        case "signature": signatures.signature(question)
        case "token": tokens.token(question)
        default: nil
        }
    }
}
