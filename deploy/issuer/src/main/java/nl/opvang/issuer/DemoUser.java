package nl.opvang.issuer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom anybody may sign in as, for there are no passwords: that is what makes it a demo.
 *
 * @param area for a local role
 * @param person one of several in the role; null for the one whom {@code ./opvang token} speaks for without {@code as=}
 */
record DemoUser(
        String id,
        String name,
        Role role,
        @Nullable String area,
        @Nullable String person,
        String dutch,
        String english) {
    static final List<DemoUser> ALL = List.of(
            new DemoUser(
                    "kcio",
                    "Kim",
                    Role.KCIO,
                    null,
                    null,
                    "KCIO: ziet alle cijfers, sluit weken af en maakt ze openbaar",
                    "KCIO: sees all figures, locks weeks and publishes them"),
            new DemoUser(
                    "municipality",
                    "Gea",
                    Role.MUNICIPALITY,
                    "GM0014",
                    null,
                    "Gemeente Groningen: locaties, mensen, opgaven en aanvragen",
                    "Municipality of Groningen: locations, people, statements and applications"),
            new DemoUser(
                    "municipality-utrecht",
                    "Umar",
                    Role.MUNICIPALITY,
                    "GM0344",
                    null,
                    "Gemeente Utrecht: heeft veel aanvragen om onderdak",
                    "Municipality of Utrecht: has many requests for shelter"),
            new DemoUser(
                    "region",
                    "Ria",
                    Role.REGION,
                    "VR01",
                    null,
                    "Veiligheidsregio Groningen: verdeelt de opgave over gemeenten",
                    "Safety region of Groningen: divides the target over municipalities"),
            new DemoUser(
                    "noo",
                    "Noor",
                    Role.NOO,
                    null,
                    null,
                    "NOO: beoordeelt aanvragen om geld",
                    "NOO: assesses applications for money"),
            new DemoUser(
                    "ministry",
                    "Mark",
                    Role.MINISTRY,
                    null,
                    null,
                    "Ministerie: stelt regels, normen en opgaven vast",
                    "Ministry: decides rules, norms and targets"),
            new DemoUser(
                    "ministry-approver",
                    "Mia",
                    Role.MINISTRY,
                    null,
                    "approver",
                    "Ministerie, tweede paar ogen: keurt goed wat een ander heeft beoordeeld",
                    "Ministry, second pair of eyes: approves what somebody else has assessed"),
            new DemoUser(
                    "auditor",
                    "Aad",
                    Role.AUDITOR,
                    null,
                    null,
                    "Toezicht: leest alles, ook wat er vroeger bekend was",
                    "Auditor: reads everything, also what was known before"),
            new DemoUser(
                    "operator",
                    "Olaf",
                    Role.OPERATOR,
                    null,
                    null,
                    "Technisch beheer: leest gebeurtenissen in en ziet of alles loopt",
                    "Operator: imports events and sees whether everything runs"));

    static Optional<DemoUser> named(@Nullable String id) {
        return ALL.stream().filter(user -> user.id.equals(id)).findFirst();
    }

    String told(boolean inDutch) {
        return inDutch ? dutch : english;
    }
}
