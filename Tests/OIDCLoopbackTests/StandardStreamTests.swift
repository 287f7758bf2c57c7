import Foundation
import Testing

@testable import OIDCLoopback

/// What a command writes to its standard output.
@Suite struct StandardStreamTests {
    /// Without the first call, the signal ends the process of the tests.
    @Test("A write to a pipe without a reader fails, and the process goes on") func unreadPipe() throws {
        StandardStreams.ignoreUnreadPipes()
        let pipe = Pipe()
        #expect(StandardStreams.write("read", to: pipe.fileHandleForWriting.fileDescriptor))
        try pipe.fileHandleForReading.close()
        #expect(!StandardStreams.write("unread", to: pipe.fileHandleForWriting.fileDescriptor))
    }
}
