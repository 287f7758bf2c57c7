import EntraID
import Foundation

/// Answers questions until there are no more: a line for a line, in their order.
@main
enum EntryPoint {
    static func main() {
        var judges = Judges()
        while let line = readLine() {
            guard let question = Question(line), let answer = judges.answer(question) else {
                FileHandle.standardError.write(Data("judge: cannot read the question \(line.prefix(200))\n".utf8))
                exit(2)
            }
            FileHandle.standardOutput.write(Data("\(answer.line)\n".utf8))
        }
    }
}

/// Who answers which subject.
struct Judges {
    private var signatures = SignatureJudge()
    private var tokens = TokenJudge()

    /// The answer; `nil` when nobody knows the subject, or the question has not the parts that it needs.
    mutating func answer(_ question: Question) -> Answer? {
        switch question.subject {
        case "json": TextJudge.json(question)
        case "numbers": TextJudge.numbers(question)
        case "base64url-decode": TextJudge.decodedBase64URL(question)
        case "base64url-encode": TextJudge.encodedBase64URL(question)
        case "form": TextJudge.form(question)
        case "origin": AddressJudge.origin(question)
        case "peer": AddressJudge.peer(question)
        case "issuer": AddressJudge.issuer(question)
        case "authority": AddressJudge.authority(question)
        case "redirect": AddressJudge.redirect(question)
        case "hash": SignatureJudge.hash(question)
        case "signature": signatures.signature(question)
        case "token": tokens.token(question)
        default: nil
        }
    }
}
