import SwiftSyntax

/// Finds the possible changes in a file. An outer node is visited before the nodes in it.
final class ChangeFinder: SyntaxVisitor {
    private(set) var mutants: [Mutant] = []
    private(set) var edits: [Edit] = []
    private(set) var nextNumber: Int
    private let module: String
    private let file: String
    private let lines: [Substring]
    private let lineStarts: [Int]
    private var seen: [String: Int] = [:]
    /// Expressions that an outer node has already handled.
    var handled: Set<SyntaxIdentifier> = []
    /// The results of the functions that are being visited, innermost last.
    var results: [ResultShape] = []

    init(module: String, file: String, text: String, firstNumber: Int) {
        self.module = module
        self.file = file
        nextNumber = firstNumber
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        lineStarts = [0] + text.utf8.enumerated().filter { $0.element == UInt8(ascii: "\n") }.map { $0.offset + 1 }
        super.init(viewMode: .sourceAccurate)
    }

    // MARK: - Making changes

    /// Wraps a node. In `before`, `#` stands for the number of the change.
    func change(_ node: some SyntaxProtocol, _ words: String, before: String, behind: String) {
        let start = node.positionAfterSkippingLeadingTrivia.utf8Offset
        let end = node.endPositionBeforeTrailingTrivia.utf8Offset
        let number = newNumber(words, at: start)
        let before = before.replacing("#", with: String(number))
        let behind = behind.replacing("#", with: String(number))
        edits.append(Edit(start: start, end: end, before: before, behind: behind, numbers: [number]))
    }

    /// Adds several changes at one place; `#` stands for the number of the first.
    func changes(_ node: some SyntaxProtocol, _ words: [String], before: String, behind: String) {
        let start = node.positionAfterSkippingLeadingTrivia.utf8Offset
        let end = node.endPositionBeforeTrailingTrivia.utf8Offset
        let numbers = words.map { newNumber($0, at: start) }
        guard let first = numbers.first else { return }
        let before = before.replacing("#", with: String(first))
        edits.append(Edit(start: start, end: end, before: before, behind: behind, numbers: numbers))
    }

    private func newNumber(_ words: String, at offset: Int) -> Int {
        let line = (lineStarts.lastIndex { $0 <= offset } ?? 0) + 1
        let text = lines[line - 1].trimmed
        // Counts equal changes on lines with the same text, so that each has a unique name.
        let count = seen["\(text)\n\(words)", default: 0] + 1
        seen["\(text)\n\(words)"] = count
        let change = count == 1 ? words : "\(words) (\(count))"
        mutants.append(
            Mutant(number: nextNumber, module: module, file: file, line: line, text: text, change: change))
        nextNumber += 1
        return nextNumber - 1
    }

    // MARK: - Conditions

    override func visit(_ node: ConditionElementListSyntax) -> SyntaxVisitorContinueKind {
        guard let first = node.first else { return .visitChildren }
        // The compiler knows that `while true` ends only from inside.
        guard first.condition.trimmedDescription != "true" else { return .skipChildren }
        let isAvailability = node.contains { $0.condition.is(AvailabilityConditionSyntax.self) }
        guard !isAvailability else { return .skipChildren }
        let start = first.positionAfterSkippingLeadingTrivia.utf8Offset
        let number = newNumber("the condition ‘\(node.shortText)’ is false", at: start)
        let clause = "!Mutant.on(\(number)), "
        edits.append(Edit(start: start, end: start, before: clause, behind: "", numbers: [number]))
        for element in node {
            if case .expression(let expression) = element.condition {
                validateBoolean(expression, canBeTrue: true, canBeFalse: false)
            }
        }
        return .visitChildren
    }

    override func visit(_ node: WhereClauseSyntax) -> SyntaxVisitorContinueKind {
        validateBoolean(node.condition, canBeTrue: true, canBeFalse: true)
        return .visitChildren
    }

    override func visit(_ node: TernaryExprSyntax) -> SyntaxVisitorContinueKind {
        validateBoolean(node.condition, canBeTrue: true, canBeFalse: true)
        return .visitChildren
    }

    override func visit(_ node: SwitchCaseItemSyntax) -> SyntaxVisitorContinueKind {
        guard node.whereClause == nil, let list = node.enclosing(SwitchCaseListSyntax.self), list.hasDefault else {
            return .visitChildren
        }
        change(
            node.pattern, "the case ‘\(node.pattern.shortText)’ never matches", before: "",
            behind: " where !Mutant.on(#)")
        return .visitChildren
    }

    // MARK: - Expressions

    override func visit(_ node: InfixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
        guard let name = node.operatorName else { return .visitChildren }
        if node.isComparison || node.isLogical {
            validateBoolean(ExprSyntax(node), canBeTrue: true, canBeFalse: true)
        } else if name == "??", !node.rightOperand.is(NilLiteralExprSyntax.self) {
            let left = node.leftOperand
            change(left, "‘\(left.shortText)’ is nil", before: "Mutant.none(#, ", behind: ")")
        } else if name == "...", let upper = node.rightOperand.as(IntegerLiteralExprSyntax.self),
            let lower = node.leftOperand.as(IntegerLiteralExprSyntax.self)
        {
            for literal in [lower, upper] { shift(literal, up: true, down: true) }
        } else if name == "-" || name == "+" && node.isProbablyANumber {
            let other = name == "-" ? "+" : "-"
            replaceOperator(of: node, with: other)
        }
        return .visitChildren
    }

    override func visit(_ node: PrefixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
        if node.operator.text == "!" { validateBoolean(ExprSyntax(node), canBeTrue: true, canBeFalse: true) }
        return .visitChildren
    }

    override func visit(_ node: BooleanLiteralExprSyntax) -> SyntaxVisitorContinueKind {
        guard !handled.contains(node.id), node.isAnAnswer else { return .visitChildren }
        flip(node)
        return .visitChildren
    }

    override func visit(_ node: ArrayExprSyntax) -> SyntaxVisitorContinueKind {
        let elements = node.elements.map(\.expression)
        guard elements.count > 1, elements.allSatisfy(\.isPlainName) else { return .visitChildren }
        let words = elements.map { "the list lacks ‘\($0.shortText)’" }
        changes(node, words, before: "Mutant.without(#, ", behind: ")")
        return .visitChildren
    }

    override func visit(_ node: InitializerClauseSyntax) -> SyntaxVisitorContinueKind {
        guard node.value.isConstantNumber, node.parent?.is(EnumCaseElementSyntax.self) == false else {
            return .visitChildren
        }
        // A number that consists of literals: a limit.
        change(node.value, "‘\(node.value.shortText)’ is one more", before: "Mutant.plus(#, ", behind: ")")
        return .visitChildren
    }

    /// A bound that is ignored.
    override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
        let name = node.calledExpression.trimmedDescription
        let arguments = node.arguments.map(\.expression)
        guard name == "min" || name == "max", arguments.count == 2 else { return .visitChildren }
        guard let bounded = arguments.first(where: { !$0.isConstantNumber }) else { return .visitChildren }
        change(
            node, "‘\(node.shortText)’ is ‘\(bounded.shortText)’",
            before: "(Mutant.on(#) ? \(bounded.trimmedDescription) : ", behind: ")")
        return .visitChildren
    }

    // MARK: - Statements

    override func visit(_ node: CodeBlockItemSyntax) -> SyntaxVisitorContinueKind {
        guard case .expr(let expression) = node.item, !node.mayBeAValue, expression.isDroppable else {
            return .visitChildren
        }
        change(
            expression, "without ‘\(expression.shortText)’", before: "if !Mutant.on(#) { ", behind: " }")
        return .visitChildren
    }

    // MARK: - Results

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
        enter(ResultShape(node.signature.returnClause?.type), node.body?.statements)
    }

    override func visitPost(_ node: FunctionDeclSyntax) { results.removeLast() }

    override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind { enter(.other, nil) }

    override func visitPost(_ node: InitializerDeclSyntax) { results.removeLast() }

    override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind {
        enter(node.answersAQuestion ? .boolean : .other, node.statements)
    }

    override func visitPost(_ node: ClosureExprSyntax) { results.removeLast() }

    override func visit(_ node: SubscriptDeclSyntax) -> SyntaxVisitorContinueKind {
        enter(ResultShape(node.returnClause.type), node.accessorBlock?.getterStatements)
    }

    override func visitPost(_ node: SubscriptDeclSyntax) { results.removeLast() }

    override func visit(_ node: PatternBindingSyntax) -> SyntaxVisitorContinueKind {
        guard let statements = node.accessorBlock?.getterStatements else { return enter(results.last ?? .other, nil) }
        return enter(ResultShape(node.typeAnnotation?.type), statements)
    }

    override func visitPost(_ node: PatternBindingSyntax) { results.removeLast() }

    override func visit(_ node: ReturnStmtSyntax) -> SyntaxVisitorContinueKind {
        if let value = node.expression, let shape = results.last { validateResult(value, shape) }
        return .visitChildren
    }

    private func enter(_ shape: ResultShape, _ statements: CodeBlockItemListSyntax?) -> SyntaxVisitorContinueKind {
        results.append(shape)
        if let statements, statements.count == 1, let value = statements.first?.onlyValue {
            validateResult(value, shape)
        }
        return .visitChildren
    }
}
