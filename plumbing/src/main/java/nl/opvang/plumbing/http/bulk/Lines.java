package nl.opvang.plumbing.http.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Lines of a stream, one at a time, none longer than what is allowed. */
final class Lines {
    /**
     * A line without its end.
     *
     * @param tooLong then it has been passed over, and has no bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, only handed on
    record Raw(byte[] bytes, boolean tooLong) {
        boolean isBlank() {
            for (byte b : bytes) if (b != ' ' && b != '\t' && b != '\r') return false;
            return !tooLong;
        }
    }

    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[16_384];
    private int next;
    private int end;

    Lines(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** The next line, or null when there are no more. */
    @Nullable
    Raw next() throws IOException {
        var line = new ByteArrayOutputStream(256);
        boolean any = false;
        boolean tooLong = false;
        while (fill()) {
            any = true;
            int from = next;
            while (next < end && buffer[next] != '\n') next++;
            tooLong |= line.size() + next - from > maxBytes;
            if (!tooLong) line.write(buffer, from, next - from);
            if (next < end) {
                next++;
                break;
            }
        }
        if (!any) return null;
        return new Raw(tooLong ? new byte[0] : line.toByteArray(), tooLong);
    }

    private boolean fill() throws IOException {
        if (next < end) return true;
        int read = in.read(buffer);
        next = 0;
        end = Math.max(0, read);
        return read > 0;
    }
}
