package nl.opvang.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.opvang.verify.Verdict.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten events under three seals, the last of which is signed with a key that the second introduced, and everything done to them. */
class AuditTest {
    /** The first two keys of RFC 8032, section 7.1. */
    private static final Pair FIRST = new Pair(
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

    private static final Pair SECOND = new Pair(
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

    private record Pair(String seed, String publicKey) {
        Map<String, Object> json() {
            return new TreeMap<>(Map.of("keyId", Hashes.keyId(Hashes.bytes(publicKey)), "publicKey", publicKey));
        }

        String sign(byte[] message) {
            try {
                var signature = Signature.getInstance("Ed25519");
                signature.initSign(privateKey());
                signature.update(message);
                return Hashes.hex(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private PrivateKey privateKey() throws GeneralSecurityException {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(
                            HexFormat.of().parseHex("302e020100300506032b657004220420" + seed)));
        }
    }

    @TempDir
    private Path directory;

    private final List<String> events = new ArrayList<>();
    private final List<Map<String, Object>> seals = new ArrayList<>();

    @BeforeEach
    void seal() {
        for (int i = 0; i < 10; i++) events.add(event(i, "something"));
        seals.addAll(sealed(events, SECOND));
    }

    private static String id(int nr) {
        return "01990000-0000-7000-8000-0000000000%02d".formatted(nr);
    }

    private static String event(int nr, String what) {
        return """
            {"id":"%s","source":"urn:nl.opvang:sample","time":"2025-03-01T08:59:00Z","aggregateid":"thing:%d",\
            "sequence":"%d","data":{"what":"%s"}}\
            """.formatted(id(nr), nr % 2 + 1, nr / 2, what);
    }

    /** Four, three and three of them. */
    private static List<Map<String, Object>> sealed(List<String> events, Pair second) {
        var seals = new ArrayList<Map<String, Object>>();
        var previous = "0".repeat(64);
        int before = 0;
        for (int number = 1; before < events.size(); number++) {
            int until = Math.min(before + (number == 1 ? 4 : 3), events.size());
            var statement = new TreeMap<String, Object>();
            statement.put("kind", "nl.opvang.seal.v1");
            statement.put("service", "sample");
            statement.put("number", (long) number);
            statement.put("sealedAt", "2025-03-01T09:00:0%dZ".formatted(number));
            statement.put("keyId", (number < 3 ? FIRST : second).json().get("keyId"));
            statement.put("previous", previous);
            statement.put("eventsBefore", (long) before);
            statement.put("events", (long) (until - before));
            var tree = new Hashes.Tree();
            var entries = new ArrayList<Object>();
            for (var event : events.subList(before, until)) {
                var entry = Export.entry(Json.object(event));
                tree.add(entry);
                entries.add(new TreeMap<>(Map.of(
                        "eventId", Export.id(entry, 0).toString(),
                        "digest", Hashes.hex(entry).substring(2 * Export.ID_BYTES))));
            }
            statement.put("root", tree.root());
            if (number == 2) statement.put("nextKey", SECOND.json());
            seals.add(signed(statement, entries, number < 3 ? FIRST : second));
            previous = Hashes.hex(Hashes.sha256(Json.canonical(statement)));
            before = until;
        }
        return seals;
    }

    private static Map<String, Object> signed(Map<String, Object> statement, List<Object> entries, Pair key) {
        var seal = new TreeMap<String, Object>();
        seal.put("statement", statement);
        seal.put("hash", Hashes.hex(Hashes.sha256(Json.canonical(statement))));
        seal.put("signature", key.sign(Json.canonical(statement)));
        seal.put("entries", entries);
        return seal;
    }

    private Verdict judge() throws IOException {
        return judge(List.of(seals));
    }

    private Verdict judge(List<List<Map<String, Object>>> copies) throws IOException {
        var arguments = new ArrayList<String>();
        arguments.add(write("events.ndjson", events));
        for (var copy : copies) {
            arguments.add("--seals");
            arguments.add(write(
                    "seals-" + arguments.size() + ".ndjson",
                    copy.stream().map(AuditTest::text).toList()));
        }
        arguments.add("--keys");
        arguments.add(write("keys.json", List.of("{\"items\":[" + text(FIRST.json()) + "]}")));
        var verdict = Verify.judge(arguments);
        assertThat(Verify.run(arguments)).isEqualTo(verdict.isGood() ? 0 : 1);
        return verdict;
    }

    private static String text(Map<String, Object> json) {
        return new String(Json.canonical(json), UTF_8);
    }

    private String write(String name, List<String> lines) throws IOException {
        return Files.write(directory.resolve(name), lines).toString();
    }

    private static void names(Verdict verdict, Kind kind, String what) {
        assertThat(verdict.findings()).as("%s", verdict).isNotEmpty();
        assertThat(verdict.findings().getFirst().kind()).as("%s", verdict).isEqualTo(kind);
        assertThat(verdict.findings().getFirst().text()).contains(what);
    }

    @Test
    void what_was_sealed_is_good_and_what_came_after_is_not_judged() throws IOException {
        events.add(event(10, "not sealed yet"));

        var verdict = judge();

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.notes()).hasSize(2).last().asString().contains(id(10));
    }

    @Test
    void spaces_and_the_order_of_members_mean_nothing() throws IOException {
        events.set(3, """
            {"data": {"what": "some\\u0074hing"}, "sequence": "1", "aggregateid": "thing:2",
            "time": "2025-03-01T08:59:00Z", "source": "urn:nl.opvang:sample", "id": "%s"}\
            """.formatted(id(3)).replace('\n', ' '));

        assertThat(judge().findings()).isEmpty();
    }

    @Test
    void an_altered_event_is_named() throws IOException {
        events.set(5, event(5, "something else"));
        events.set(8, event(8, "something else"));

        names(judge(), Kind.ALTERED, id(5));
    }

    @Test
    void a_deleted_event_is_named() throws IOException {
        events.remove(4);

        names(judge(), Kind.DELETED, id(4));
    }

    @Test
    void an_inserted_event_is_named() throws IOException {
        events.add(6, event(77, "never happened"));

        names(judge(), Kind.INSERTED, id(77));
    }

    @Test
    void an_event_that_is_there_twice_is_named() throws IOException {
        events.add(6, event(2, "something"));

        names(judge(), Kind.INSERTED, id(2));
    }

    @Test
    void swapped_events_are_named() throws IOException {
        Collections.swap(events, 3, 7);

        names(judge(), Kind.SWAPPED, id(3));
    }

    @Test
    void the_first_event_that_was_cut_off_is_named() throws IOException {
        events.subList(8, 10).clear();

        names(judge(), Kind.TRUNCATED, id(8));
    }

    @Test
    void a_line_that_breaks_off_is_cut_off() throws IOException {
        events.set(9, events.get(9).substring(0, 20));

        var verdict = judge();

        names(verdict, Kind.TRUNCATED, id(9));
    }

    @Test
    void a_suffix_with_new_hashes_but_without_the_key_is_forged() throws IOException {
        events.set(5, event(5, "something else"));
        var forged = sealed(events, SECOND);
        for (int i = 1; i < 3; i++) forged.get(i).put("signature", seals.get(i).get("signature"));

        names(judge(List.of(forged)), Kind.FORGED, "seal 2");
        var compared = judge(List.of(forged, seals));
        names(compared, Kind.FORGED, "seal 2");
        assertThat(compared.findings().getLast().kind()).isEqualTo(Kind.ALTERED);
        assertThat(compared.findings().getLast().text()).contains(id(5));
    }

    @Test
    void a_suffix_under_a_key_of_the_forgers_own_is_forged() throws IOException {
        events.set(8, event(8, "something else"));

        names(judge(List.of(sealed(events, FIRST))), Kind.FORGED, "seal 3");
    }

    @Test
    void a_suffix_under_a_stolen_key_is_not_what_was_published() throws IOException {
        events.set(8, event(8, "something else"));

        var verdict = judge(List.of(sealed(events, SECOND), seals));

        names(verdict, Kind.FORKED, "seal 3");
        assertThat(verdict.findings().getLast().kind()).isEqualTo(Kind.ALTERED);
        assertThat(verdict.findings().getLast().text()).contains(id(8));
    }

    @Test
    void an_older_state_lacks_seals_that_were_published() throws IOException {
        events.subList(7, 10).clear();
        var older = List.of(seals.get(0), seals.get(1));

        assertThat(judge(List.of(older)).findings()).isEmpty();
        var verdict = judge(List.of(older, seals));
        names(verdict, Kind.RESTORED, "end with 2");
        assertThat(verdict.findings().getLast().text()).contains(id(7));
    }

    @Test
    void without_entries_the_seal_is_named() throws IOException {
        events.set(5, event(5, "something else"));
        seals.forEach(seal -> seal.remove("entries"));

        names(judge(), Kind.CHANGED, "seal 2, the first of which is to be on line 5");
    }

    @Test
    void entries_that_are_not_those_of_the_seal_name_nobody() throws IOException {
        events.set(5, event(5, "something else"));
        var forged = sealed(events, SECOND);
        for (int i = 0; i < 3; i++) seals.get(i).put("entries", forged.get(i).get("entries"));

        names(judge(), Kind.CHANGED, "seal 2");
    }

    @Test
    void a_seal_that_is_missing_is_named() throws IOException {
        seals.remove(1);

        names(judge(), Kind.INCOMPLETE, "seal 2");
    }

    @Test
    void the_topic_may_hold_seals_of_others() throws IOException {
        var other = sealed(events, SECOND);
        for (var seal : other) statement(seal).put("service", "another");
        var topic = new ArrayList<>(other);
        topic.addAll(seals);

        assertThat(judge(List.of(topic)).findings()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> statement(Map<String, Object> seal) {
        return (Map<String, Object>) seal.getOrDefault("statement", Map.of());
    }

    /** Of every other event, all of one thing, with the line that says what there was. */
    private void leaveAPart() {
        events.clear();
        var part = new ArrayList<String>();
        for (int i = 0; i < 10; i += 2) part.add(event(i, "something"));
        events.addAll(part);
        tell();
    }

    private void tell() {
        var lines = events.stream().map(line -> line + "\n").collect(Collectors.joining());
        events.add("""
            {"id":"%s","source":"urn:nl.opvang:sample","type":"nl.opvang.sample.export.manifest.v1",\
            "data":{"count":%d,"whole":["thing:1"],"sha256":"%s"}}\
            """.formatted(id(99), events.size(), Hashes.hex(Hashes.sha256(lines.getBytes(UTF_8)))));
    }

    @Test
    void a_part_is_held_against_the_entries_of_its_seals() throws IOException {
        leaveAPart();

        var verdict = judge();
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.notes()).hasSize(2);
        assertThat(verdict.notes().getFirst()).startsWith("5 events are as they were sealed");
    }

    @Test
    void of_a_part_the_first_event_that_is_not_what_was_sealed_is_named() throws IOException {
        leaveAPart();
        events.set(3, event(6, "something else"));
        events.removeLast();
        tell();
        names(judge(), Kind.ALTERED, id(6));

        leaveAPart();
        events.add(2, event(77, "never happened"));
        events.removeLast();
        tell();
        names(judge(), Kind.INSERTED, id(77));

        leaveAPart();
        events.add(2, event(0, "something"));
        events.removeLast();
        tell();
        names(judge(), Kind.INSERTED, id(0));

        leaveAPart();
        Collections.swap(events, 1, 3);
        events.removeLast();
        tell();
        names(judge(), Kind.SWAPPED, id(4));
    }

    @Test
    void lines_that_its_last_one_does_not_tell_of_are_no_whole_part() throws IOException {
        leaveAPart();
        events.set(1, event(3, "something"));
        names(judge(), Kind.UNLIKE_MANIFEST, "have the hash");

        leaveAPart();
        events.remove(1);
        names(judge(), Kind.UNLIKE_MANIFEST, "5 events, and there are 4");
    }

    @Test
    void a_gap_in_the_numbers_of_a_thing_shows_what_was_left_out() throws IOException {
        leaveAPart();
        events.removeLast();
        events.remove(1);
        tell();

        names(judge(), Kind.DELETED, "event 1 of thing:1");
    }

    @Test
    void of_a_part_under_seals_without_entries_nothing_can_be_said() throws IOException {
        leaveAPart();
        seals.get(1).remove("entries");

        names(judge(), Kind.INCOMPLETE, "1 seals from 2 on");
    }

    @Test
    void an_event_of_long_before_the_last_seal_is_under_one() throws IOException {
        leaveAPart();
        events.removeLast();
        events.add(event(10, "just now").replace("\"time\":\"2025-03-01T08", "\"time\":\"2025-03-01T09"));
        tell();
        assertThat(judge().findings()).isEmpty();
        assertThat(judge().notes().getLast()).contains(id(10));

        leaveAPart();
        events.removeLast();
        events.add(event(10, "never happened").replace("\"time\":\"2025-03-01T08", "\"time\":\"2025-02-01T08"));
        tell();
        names(judge(), Kind.UNSEALED, id(10));
    }

    @Test
    void what_cannot_be_read_is_said() throws IOException {
        var noEvent = write("events.ndjson", List.of("{}", events.getFirst()));
        write("seals.ndjson", seals.stream().map(AuditTest::text).toList());
        write("keys.json", List.of(text(FIRST.json())));

        assertThat(Verify.run(List.of(noEvent))).isEqualTo(2);
        assertThat(Verify.run(List.of())).isEqualTo(2);
        assertThat(Verify.run(List.of(noEvent, "--keys"))).isEqualTo(2);
        assertThat(Verify.run(List.of(directory.resolve("nothing").toString()))).isEqualTo(2);
    }
}
