import SwiftSyntax

/// The result of a function, as far as its declaration shows it.
enum ResultShape {
    case boolean, optional, array, other

    init(_ type: TypeSyntax?) {
        switch type?.kind {
        case .optionalType: self = .optional
        case .arrayType: self = .array
        case .identifierType where type?.trimmedDescription == "Bool": self = .boolean
        default: self = .other
        }
    }
}

extension ChangeFinder {
    /// Finds the changes of a Boolean expression, and of the expressions it consists of.
    ///
    /// “Always true” and “always false” are separate changes. A change that inverts the result is not needed, because a
    /// test that notices either of the two notices it too.
    func validateBoolean(_ expression: ExprSyntax, canBeTrue: Bool, canBeFalse: Bool) {
        guard handled.insert(expression.id).inserted else { return }
        if let inner = expression.wrappedExpression {
            return validateBoolean(inner, canBeTrue: canBeTrue, canBeFalse: canBeFalse)
        }
        if let literal = expression.as(BooleanLiteralExprSyntax.self) {
            if canBeTrue || canBeFalse { flip(literal) }
            return
        }
        let text = expression.shortText
        if canBeTrue { change(expression, "‘\(text)’ is true", before: "Mutant.yes(#, ", behind: ")") }
        if canBeFalse { change(expression, "‘\(text)’ is false", before: "Mutant.no(#, ", behind: ")") }
        if let negation = expression.as(PrefixOperatorExprSyntax.self), negation.operator.text == "!" {
            validateBoolean(negation.expression, canBeTrue: false, canBeFalse: false)
        } else if let infix = expression.as(InfixOperatorExprSyntax.self) {
            if infix.isLogical {
                for operand in [infix.leftOperand, infix.rightOperand] { validateOperand(operand, of: infix) }
            } else if infix.isComparison {
                validateComparison(infix)
            }
        }
    }

    /// Leaves an operand out. In a chain of the same operator, each operand is left out separately.
    private func validateOperand(_ operand: ExprSyntax, of infix: InfixOperatorExprSyntax) {
        let isChain = operand.as(InfixOperatorExprSyntax.self)?.operatorName == infix.operatorName
        let isAnd = infix.operatorName == "&&"
        validateBoolean(operand, canBeTrue: isAnd && !isChain, canBeFalse: !isAnd && !isChain)
    }

    /// Moves the border of a comparison to the other side of its value.
    private func validateComparison(_ infix: InfixOperatorExprSyntax) {
        let others = ["<": "<=", "<=": "<", ">": ">=", ">=": ">"]
        let literals = [infix.leftOperand, infix.rightOperand].compactMap { $0.as(IntegerLiteralExprSyntax.self) }
        if let name = infix.operatorName, let other = others[name] {
            replaceOperator(of: infix, with: other)
            guard let literal = literals.first else { return }
            let isOnTheRight = infix.rightOperand.id == literal.id
            let growsByOther = (name == "<" || name == ">=") == isOnTheRight
            shift(literal, up: !growsByOther, down: growsByOther)
        } else {
            for literal in literals { shift(literal, up: true, down: false) }
        }
    }

    func replaceOperator(of infix: InfixOperatorExprSyntax, with other: String) {
        let (left, right) = (infix.leftOperand.trimmedDescription, infix.rightOperand.trimmedDescription)
        change(
            infix, "‘\(infix.shortText)’ has \(other)", before: "(Mutant.on(#) ? \(left) \(other) \(right) : ",
            behind: ")")
    }

    func flip(_ literal: BooleanLiteralExprSyntax) {
        handled.insert(literal.id)
        change(literal, "‘\(literal.shortText)’ is turned round", before: "Mutant.flip(#, ", behind: ")")
    }

    func shift(_ literal: IntegerLiteralExprSyntax, up: Bool, down: Bool) {
        if up { change(literal, "‘\(literal.shortText)’ is one more", before: "Mutant.plus(#, ", behind: ")") }
        if down, literal.shortText != "0" {
            change(literal, "‘\(literal.shortText)’ is one less", before: "Mutant.minus(#, ", behind: ")")
        }
    }

    /// Finds the changes of the result of a function.
    func validateResult(_ value: ExprSyntax, _ shape: ResultShape) {
        if let branches = value.as(IfExprSyntax.self)?.branches ?? value.as(SwitchExprSyntax.self)?.branches {
            for branch in branches where branch.count == 1 { branch.first?.onlyValue.map { validateResult($0, shape) } }
        } else if shape == .boolean {
            validateBoolean(value, canBeTrue: true, canBeFalse: true)
        } else if shape != .other, !value.isNothing, value.as(TernaryExprSyntax.self)?.hasNothing != true {
            guard handled.insert(value.id).inserted else { return }
            let text = value.shortText
            if shape == .optional {
                change(value, "‘\(text)’ is nil", before: "Mutant.none(#, ", behind: ")")
            } else {
                change(value, "‘\(text)’ is empty", before: "Mutant.empty(#, ", behind: ")")
            }
        }
    }
}
