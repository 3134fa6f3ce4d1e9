package nl.opvang.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program behind {@code ./opvang verify}. */
public final class Verify {
    private static final int GOOD = 0;
    private static final int BAD = 1;
    private static final int UNKNOWN = 2;

    private static final String USAGE = """
        usage: ./opvang verify EXPORT [--part] [--seals FILE]... [--keys FILE]

          EXPORT         the events of one service from the first on, as GET /v1/events gives them, or a part of them,
                         such as the history of one thing, as a page or GET .../export gives it
          --part         it is a part, though it lacks the last line by which that is known
          --seals FILE   its seals with their entries, as GET /v1/seals?entries=true gives them; once more with FILE a
                         copy that was kept, from earlier or from the topic opvang.seals (seals.ndjson beside EXPORT)
          --keys FILE    the keys that you trust, as GET /v1/seal-keys gave them (keys.json beside EXPORT)

        Ends with 0 when all that was sealed is as it was, with 1 when it is not, and with 2 when that cannot be said.\
        """;

    private Verify() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    /** The exit status. */
    static int run(List<String> arguments) {
        try {
            var verdict = judge(arguments);
            verdict.findings().forEach(finding -> System.out.printf("%-10s %s%n", finding.kind(), finding.text()));
            verdict.notes().forEach(System.out::println);
            System.out.println(verdict.isGood() ? "nothing was altered" : "this is not what was sealed");
            return verdict.isGood() ? GOOD : BAD;
        } catch (Unreadable e) {
            System.err.println(e.getMessage());
        } catch (NoSuchFileException e) {
            System.err.println("there is no file " + e.getFile());
        } catch (IOException e) {
            System.err.println(e);
        }
        return UNKNOWN;
    }

    /** What comes of it, for arguments as the program takes them. */
    public static Verdict judge(List<String> arguments) throws IOException {
        var exports = new ArrayList<Path>();
        var seals = new ArrayList<Path>();
        var keys = new ArrayList<Path>();
        boolean part = false;
        for (int i = 0; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            boolean named = argument.startsWith("--");
            if (argument.equals("--part")) {
                part = true;
                continue;
            }
            if (named && i + 1 == arguments.size()) throw new Unreadable(USAGE);
            switch (argument) {
                case "--seals" -> seals.add(Path.of(arguments.get(++i)));
                case "--keys" -> keys.add(Path.of(arguments.get(++i)));
                default -> {
                    if (named) throw new Unreadable(USAGE);
                    exports.add(Path.of(argument));
                }
            }
        }
        if (exports.size() != 1 || keys.size() > 1) throw new Unreadable(USAGE);
        var export = exports.getFirst();
        if (seals.isEmpty()) seals.add(export.resolveSibling("seals.ndjson"));
        if (keys.isEmpty()) keys.add(export.resolveSibling("keys.json"));
        if (Files.isDirectory(export)) throw new Unreadable(export + " is a directory");
        var copies = new ArrayList<List<Seal>>();
        for (var file : seals) copies.add(Given.seals(file));
        return new Audit(Export.read(export), copies, Given.keys(keys.getFirst())).judge(part);
    }
}
