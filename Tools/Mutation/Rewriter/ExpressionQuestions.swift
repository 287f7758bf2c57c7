import SwiftSyntax

extension ExprSyntax {
    /// The expression after `try`, `await` or `unsafe`, or in parentheses.
    var wrappedExpression: ExprSyntax? {
        if let marked = self.as(TryExprSyntax.self) {
            return marked.questionOrExclamationMark == nil ? marked.expression : nil
        }
        if let marked = self.as(AwaitExprSyntax.self) { return marked.expression }
        if let marked = self.as(UnsafeExprSyntax.self) { return marked.expression }
        if let tuple = self.as(TupleExprSyntax.self), tuple.elements.count == 1, let element = tuple.elements.first,
            element.label == nil
        {
            return element.expression
        }
        return nil
    }

    var isNothing: Bool {
        self.is(NilLiteralExprSyntax.self) || self.as(ArrayExprSyntax.self)?.elements.isEmpty == true
    }

    /// Whether this is a string without interpolation, or a name after a dot.
    var isPlainName: Bool {
        if let text = self.as(StringLiteralExprSyntax.self) {
            return text.segments.allSatisfy { $0.is(StringSegmentSyntax.self) }
        }
        return self.as(MemberAccessExprSyntax.self).map { $0.base == nil } ?? false
    }

    /// Whether this consists of literals and operators between them.
    var isConstantNumber: Bool {
        if self.is(IntegerLiteralExprSyntax.self) || self.is(FloatLiteralExprSyntax.self) { return true }
        guard let infix = self.as(InfixOperatorExprSyntax.self), let name = infix.operatorName else { return false }
        return ["+", "-", "*", "<<"].contains(name) && infix.leftOperand.isConstantNumber
            && infix.rightOperand.isConstantNumber
    }

    /// Whether a statement with this expression can be left out: a call, or an assignment to something that already has
    /// a value.
    var isDroppable: Bool {
        if let inner = wrappedExpression { return inner.isDroppable }
        if let call = self.as(FunctionCallExprSyntax.self) {
            let name = call.calledExpression.trimmedDescription
            return !name.hasSuffix(".init") && !name.hasSuffix("hasher.combine") && name != "fatalError"
        }
        guard let infix = self.as(InfixOperatorExprSyntax.self) else { return false }
        if let name = infix.operatorName { return name.hasSuffix("=") && !infix.isComparison }
        guard infix.operator.is(AssignmentExprSyntax.self) else { return false }
        return infix.leftOperand.hasAValueAlready
    }

    private var hasAValueAlready: Bool {
        if let member = self.as(MemberAccessExprSyntax.self) {
            let isOwn = member.base?.trimmedDescription == "self"
            return !isOwn || enclosing(InitializerDeclSyntax.self) == nil
        }
        guard let name = self.as(DeclReferenceExprSyntax.self)?.baseName.text else { return false }
        var block = parent
        while let current = block {
            if let list = current.as(CodeBlockItemListSyntax.self) {
                for item in list {
                    guard case .decl(let declaration) = item.item,
                        let variable = declaration.as(VariableDeclSyntax.self)
                    else { continue }
                    for binding in variable.bindings where binding.pattern.trimmedDescription == name {
                        return binding.initializer != nil
                            || binding.typeAnnotation?.type.is(OptionalTypeSyntax.self) == true
                                && variable.bindingSpecifier.text == "var"
                    }
                }
            }
            block = current.parent
        }
        return enclosing(InitializerDeclSyntax.self) == nil && enclosing(FunctionDeclSyntax.self) != nil
    }
}

extension BooleanLiteralExprSyntax {
    /// Whether this is a result or a stored value, and not an argument.
    var isAnAnswer: Bool {
        guard let parent else { return false }
        if parent.is(ReturnStmtSyntax.self) || parent.is(CodeBlockItemSyntax.self) || parent.is(TernaryExprSyntax.self)
        {
            return true
        }
        if parent.is(InfixOperatorExprSyntax.self) { return true }
        return parent.is(InitializerClauseSyntax.self) && parent.parent?.is(PatternBindingSyntax.self) == true
    }
}

extension ClosureExprSyntax {
    /// Whether the function that receives this closure expects a Boolean from it.
    var answersAQuestion: Bool {
        let questions = [
            "contains", "allSatisfy", "filter", "first", "firstIndex", "last", "lastIndex", "drop", "prefix",
            "removeAll",
        ]
        guard statements.count == 1 else { return false }
        var call = parent
        while let current = call, !current.is(FunctionCallExprSyntax.self) {
            guard current.is(LabeledExprSyntax.self) || current.is(LabeledExprListSyntax.self) else { return false }
            call = current.parent
        }
        guard let called = call?.as(FunctionCallExprSyntax.self)?.calledExpression else { return false }
        let name = called.as(MemberAccessExprSyntax.self)?.declName.baseName.text ?? called.trimmedDescription
        return questions.contains(name)
    }
}
