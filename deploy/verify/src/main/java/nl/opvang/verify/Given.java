package nl.opvang.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what was given beside an export: pages as the services answer them, and single values, one after the other. */
final class Given {
    private Given() {}

    /** The seals in a file, of whatever service. */
    static List<Seal> seals(Path file) throws IOException {
        var seals = new ArrayList<Seal>();
        for (var json : items(file)) {
            try {
                seals.add(Seal.of(file.getFileName().toString(), json));
            } catch (Unreadable e) {
                throw new Unreadable("seal " + (seals.size() + 1) + " in " + file + " " + e.getMessage());
            }
        }
        return seals;
    }

    /** The keys in a file, by their names. */
    static Map<String, Seal.Key> keys(Path file) throws IOException {
        var keys = new HashMap<String, Seal.Key>();
        for (var json : items(file)) {
            try {
                var key = Seal.Key.of(json);
                keys.put(key.id(), key);
            } catch (Unreadable e) {
                throw new Unreadable(file + " " + e.getMessage());
            }
        }
        if (keys.isEmpty()) throw new Unreadable(file + " has no keys");
        return keys;
    }

    private static List<Map<?, ?>> items(Path file) throws IOException {
        var items = new ArrayList<Map<?, ?>>();
        try {
            try (var lines = Files.newBufferedReader(file)) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) collect(Json.all(line), items);
            }
        } catch (Unreadable notOnePerLine) {
            items.clear();
            try {
                collect(Json.all(Files.readString(file)), items);
            } catch (Unreadable e) {
                throw new Unreadable(file + " " + e.getMessage());
            }
        }
        return items;
    }

    private static void collect(List<?> values, List<Map<?, ?>> items) {
        for (var value : values) {
            switch (value) {
                case Map<?, ?> page when page.get("items") instanceof List<?> list -> collect(list, items);
                case Map<?, ?> item -> items.add(item);
                case List<?> list -> collect(list, items);
                default -> throw new Unreadable("holds something else");
            }
        }
    }
}
