import SwiftSyntax

extension Substring {
    var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}

extension SyntaxProtocol {
    /// The text on one line, shortened.
    var shortText: String {
        let text = trimmedDescription.split { $0.isWhitespace }.joined(separator: " ")
        return text.count > 90 ? text.prefix(89) + "…" : text
    }

    func enclosing<Node: SyntaxProtocol>(_ type: Node.Type) -> Node? {
        var node = parent
        while let current = node {
            if let found = current.as(type) { return found }
            node = current.parent
        }
        return nil
    }
}

extension InfixOperatorExprSyntax {
    var operatorName: String? { self.operator.as(BinaryOperatorExprSyntax.self)?.operator.text }
    var isLogical: Bool { ["&&", "||"].contains(operatorName) }
    var isComparison: Bool { ["==", "!=", "<", "<=", ">", ">=", "===", "!=="].contains(operatorName) }

    /// Whether `+` adds numbers here. It also joins texts and lists, and only names distinguish them.
    var isProbablyANumber: Bool {
        let numbers = ["now", "leeway", "offset", "length", "seconds", "index"]
        return [leftOperand, rightOperand].contains { operand in
            operand.is(IntegerLiteralExprSyntax.self) || operand.trimmedDescription.hasSuffix(".count")
                || numbers.contains(operand.trimmedDescription)
        }
    }
}

extension SwitchCaseListSyntax {
    var hasDefault: Bool {
        contains { $0.as(SwitchCaseSyntax.self)?.label.is(SwitchDefaultLabelSyntax.self) == true }
    }
}

extension SwitchExprSyntax {
    var branches: [CodeBlockItemListSyntax] { cases.compactMap { $0.as(SwitchCaseSyntax.self)?.statements } }
}

extension IfExprSyntax {
    var branches: [CodeBlockItemListSyntax] {
        switch elseBody {
        case .codeBlock(let block): [body.statements, block.statements]
        case .ifExpr(let other): [body.statements] + other.branches
        default: []
        }
    }
}

extension TernaryExprSyntax {
    /// Whether one of the two is already `nil`, so that the condition decides about it.
    var hasNothing: Bool { thenExpression.isNothing || elseExpression.isNothing }
}

extension AccessorBlockSyntax {
    var getterStatements: CodeBlockItemListSyntax? {
        switch accessors {
        case .getter(let statements): statements
        case .accessors(let list): list.first { $0.accessorSpecifier.text == "get" }?.body?.statements
        default: nil
        }
    }
}

extension CodeBlockItemSyntax {
    /// The expression that this is, if it is one.
    var onlyValue: ExprSyntax? {
        switch item {
        case .expr(let value): value
        case .stmt(let statement): statement.as(ExpressionStmtSyntax.self)?.expression
        default: nil
        }
    }

    /// Whether this can be the result of a function, a closure or a branch without `return`.
    var mayBeAValue: Bool {
        guard let list = parent?.as(CodeBlockItemListSyntax.self), list.count == 1, let owner = list.parent else {
            return false
        }
        if owner.is(ClosureExprSyntax.self) { return !isAssignment }
        if owner.is(AccessorBlockSyntax.self) { return true }
        if let branch = owner.as(SwitchCaseSyntax.self) { return branch.enclosing(SwitchExprSyntax.self).isAValue }
        guard let block = owner.as(CodeBlockSyntax.self), let holder = block.parent else { return false }
        if let function = holder.as(FunctionDeclSyntax.self) { return function.signature.returnClause != nil }
        if holder.is(AccessorDeclSyntax.self) { return !isAssignment }
        if let choice = holder.as(IfExprSyntax.self) { return Optional(choice).isAValue }
        return false
    }

    private var isAssignment: Bool {
        guard case .expr(let value) = item else { return false }
        return value.as(InfixOperatorExprSyntax.self)?.operator.is(AssignmentExprSyntax.self) == true
    }
}

extension Optional where Wrapped: ExprSyntaxProtocol {
    fileprivate var isAValue: Bool {
        guard let self else { return false }
        if let outer = self.parent?.as(IfExprSyntax.self) { return Optional<IfExprSyntax>(outer).isAValue }
        guard let statement = self.parent?.as(ExpressionStmtSyntax.self) else { return true }
        return statement.parent?.as(CodeBlockItemSyntax.self)?.mayBeAValue ?? true
    }
}
