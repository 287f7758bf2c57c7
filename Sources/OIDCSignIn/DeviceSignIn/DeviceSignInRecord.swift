package import OIDCPrimitives

#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

/// A request to sign in from a device, as the store keeps it: what was asked, and how far it has come.
///
/// Its functions are the decisions. They take the time and return another value, and ``DeviceSignIns`` saves it.
package struct DeviceSignInRecord: Hashable, Sendable, Codable {
    /// How far a request has come.
    enum Progress: Hashable, Sendable, Codable {
        /// No user has typed the code.
        case waiting
        /// A user has typed the code, and the page with this form was shown.
        case shown(form: String, session: String, user: DeviceSignInUser)
        /// The user approved.
        case approved(DeviceApproval)
        /// The user denied.
        case denied
    }

    /// What is known about the client.
    package let requester: DeviceRequester
    /// The time at which the request began.
    package let startedAt: Date
    /// The time from which the request has expired.
    package let end: Date
    /// The key of the code.
    let codeKey: String
    private var progress = Progress.waiting
    private var interval: Int
    private var lastPoll: Date?

    /// Creates a request that waits for its code to be typed.
    package init(_ requester: DeviceRequester, codeKey: String, limits: DeviceSignInLimits, at now: Date) {
        self.requester = requester
        self.codeKey = codeKey
        startedAt = now
        end = now.addingTimeInterval(limits.lifetime.inSeconds)
        interval = Int(limits.interval.components.seconds)
    }

    // MARK: - The page

    /// Returns the request after its code was typed and the page was shown.
    ///
    /// The first browser that types the code keeps the request. It may type the code again, which replaces the form.
    ///
    /// - Parameters:
    ///   - user: The user who signed in.
    ///   - session: The hash of the browser's session.
    ///   - form: The hash of the form token.
    ///   - now: The time.
    /// - Throws: `device.code-unknown` if the request does not wait for this browser, and `device.sign-in-not-new` if the
    ///   user signed in before the request began.
    package func shown(
        to user: DeviceSignInUser, session: String, form: String, at now: Date
    ) throws(Refusal) -> DeviceSignInRecord {
        guard now < end else { throw Refusal(.deviceCodeUnknown()) }
        switch progress {
        case .waiting: break
        case .shown(_, let first, _) where first.hasSameBytes(as: session): break
        case .shown, .approved, .denied: throw Refusal(.deviceCodeUnknown())
        }
        guard user.authenticatedAt >= startedAt.addingTimeInterval(-DeviceSignInLimits.leeway) else {
            throw Refusal(.deviceSignInNotNew())
        }
        var record = self
        record.progress = .shown(form: form, session: session, user: user)
        return record
    }

    /// Returns the request after the user decided.
    ///
    /// - Throws: `device.form-invalid` if the form is not the one that this browser and user were shown last, and
    ///   `device.not-waiting` if the request has expired or was decided already.
    package func decided(
        isApproved: Bool, by user: DeviceSignInUser, session: String, form: String, at now: Date
    ) throws(Refusal) -> DeviceSignInRecord {
        switch progress {
        case .waiting: throw Refusal(.deviceFormInvalid())
        case .approved, .denied: throw Refusal(.deviceNotWaiting())
        case .shown(let shownForm, let shownSession, let shownUser):
            guard haveSameBytesInConstantTime(Array(form.utf8), Array(shownForm.utf8)),
                session.hasSameBytes(as: shownSession), user.isSameSignIn(as: shownUser)
            else { throw Refusal(.deviceFormInvalid()) }
        }
        guard now < end else { throw Refusal(.deviceNotWaiting()) }
        var record = self
        record.progress =
            isApproved ? .approved(DeviceApproval(user: user, approvedAt: now, requester: requester)) : .denied
        return record
    }

    // MARK: - Polling

    /// What happens to a request after a poll.
    package enum Change: Hashable, Sendable {
        /// It stays as it is.
        case none
        /// It is replaced.
        case replace(DeviceSignInRecord)
        /// It is removed, and only the poll that removes it delivers the approval.
        case remove
    }

    /// Returns the answer to a poll, and what happens to the request.
    package func polled(at now: Date) -> (answer: DevicePollAnswer, change: Change) {
        switch progress {
        case .denied: return (.denied, .none)
        case .approved(let approval):
            // A client that waits for the longest interval still learns of an approval in the last second.
            let last = end.addingTimeInterval(Double(DeviceSignInLimits.longestInterval))
            return now < last ? (.approved(approval), .remove) : (.expired, .none)
        case .waiting, .shown:
            guard now < end else { return (.expired, .none) }
        }
        var record = self
        record.lastPoll = now
        if let lastPoll, now < lastPoll.addingTimeInterval(Double(interval)) {
            // A stored value may have been changed, and the sum must not overflow.
            let longest = DeviceSignInLimits.longestInterval
            record.interval = min(min(interval, longest) + DeviceSignInLimits.slowDown, longest)
            return (.slowDown(interval: .seconds(record.interval)), .replace(record))
        }
        return (.pending(interval: .seconds(interval)), .replace(record))
    }
}

extension DeviceSignInRecord: CustomStringConvertible, CustomReflectable {
    /// A description without the user.
    package var description: String { "request to sign in from a device" }
    /// A mirror without children, because some identify the user.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
