package nl.opvang.standalone.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Texts that match a pattern, for the patterns that our descriptions hold: classes, groups, alternatives and repetitions. */
final class PatternValues {
    private static final int MOST_REPETITIONS = 12;
    private static final int TRIES = 100;

    private final RandomGenerator random;
    private String pattern = "";
    private int at;

    PatternValues(RandomGenerator random) {
        this.random = random;
    }

    /** @throws IllegalStateException when the pattern says more than is understood here */
    String of(String wanted) {
        var whole = Pattern.compile(wanted);
        for (int i = 0; i < TRIES; i++) {
            pattern = wanted;
            at = 0;
            var text = alternatives();
            if (at == pattern.length() && whole.matcher(text).find()) return text;
        }
        throw new IllegalStateException("no text found for the pattern " + wanted);
    }

    private String alternatives() {
        var texts = new ArrayList<String>();
        texts.add(sequence());
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            texts.add(sequence());
        }
        return texts.get(random.nextInt(texts.size()));
    }

    private String sequence() {
        var text = new StringBuilder();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            if (pattern.charAt(at) == '^' || pattern.charAt(at) == '$') {
                at++;
                continue;
            }
            int begin = at;
            var one = atom();
            int end = at;
            int times = times();
            int after = at;
            for (int i = 0; i < times; i++) {
                // Anew each time, so that \d{4} is four different digits.
                at = begin;
                text.append(i == 0 ? one : atom());
                at = end;
            }
            at = after;
        }
        return text.toString();
    }

    private String atom() {
        char next = pattern.charAt(at++);
        return switch (next) {
            case '(' -> {
                if (pattern.startsWith("?:", at)) at += 2;
                var inner = alternatives();
                at++;
                yield inner;
            }
            case '[' -> String.valueOf(pick(characterClass()));
            case '.' -> String.valueOf((char) random.nextInt('a', 'z' + 1));
            case '\\' -> String.valueOf(pick(escaped()));
            default -> String.valueOf(next);
        };
    }

    private int times() {
        if (at == pattern.length()) return 1;
        char quantifier = pattern.charAt(at);
        if (quantifier == '{') return bounded();
        if ("?*+".indexOf(quantifier) < 0) return 1;
        at++;
        return switch (quantifier) {
            case '?' -> random.nextInt(2);
            case '*' -> random.nextInt(MOST_REPETITIONS);
            default -> random.nextInt(1, MOST_REPETITIONS);
        };
    }

    /** {@code {4}}, {@code {1,}} or {@code {1,14}}. */
    private int bounded() {
        int end = pattern.indexOf('}', at);
        var bounds = pattern.substring(at + 1, end).split(",", -1);
        at = end + 1;
        int least = Integer.parseInt(bounds[0]);
        int most = least + MOST_REPETITIONS;
        if (bounds.length == 1) most = least;
        else if (!bounds[1].isEmpty()) most = Math.min(most, Integer.parseInt(bounds[1]));
        return random.nextInt(least, most + 1);
    }

    private List<Character> characterClass() {
        var characters = new ArrayList<Character>();
        while (pattern.charAt(at) != ']') {
            var from = one();
            if (from.size() == 1 && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
                at++;
                char last = one().getFirst();
                for (char c = from.getFirst(); c <= last; c++) characters.add(c);
            } else characters.addAll(from);
        }
        at++;
        return characters;
    }

    private List<Character> one() {
        char next = pattern.charAt(at++);
        return next == '\\' ? escaped() : List.of(next);
    }

    private List<Character> escaped() {
        char kind = pattern.charAt(at++);
        return switch (kind) {
            case 'd' -> range('0', '9');
            case 'w' -> range('a', 'z');
            case 's' -> List.of(' ');
            case 'x' -> {
                char c = (char) Integer.parseInt(pattern.substring(at, at + 2), 16);
                at += 2;
                yield List.of(c);
            }
            default -> List.of(kind);
        };
    }

    private static List<Character> range(char from, char to) {
        var characters = new ArrayList<Character>();
        for (char c = from; c <= to; c++) characters.add(c);
        return characters;
    }

    private char pick(List<Character> characters) {
        return characters.get(random.nextInt(characters.size()));
    }
}
