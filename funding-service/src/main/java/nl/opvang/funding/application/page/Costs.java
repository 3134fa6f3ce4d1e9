package nl.opvang.funding.application.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.opvang.funding.application.page.Entry.Field;
import nl.opvang.funding.application.page.Entry.Group;
import nl.opvang.funding.firstreception.write.FirstReceptionForms.CostItemForm;
import nl.opvang.plumbing.page.Words;
import nl.opvang.plumbing.page.form.Fields;

/** Costs that are told by category, in fields of which the first ones must be filled in. */
final class Costs {
    private static final int ITEMS = 5;

    private Costs() {}

    static List<Group> groups(Words words) {
        return IntStream.rangeClosed(1, ITEMS)
                .mapToObj(item -> new Group(
                        words.text("entry.costs.item", item),
                        List.of(
                                new Field("category" + item, "text", words.text("entry.costs.category"), ""),
                                new Field("amount" + item, "euro", words.text("entry.costs.amount"), ""))))
                .toList();
    }

    /** Those that are filled in; what is wrong with them is told. */
    static List<CostItemForm> of(Fields fields, Map<String, String> values) {
        var items = new ArrayList<CostItemForm>();
        var named = new HashSet<String>();
        for (int item = 1; item <= ITEMS; item++) {
            var category = values.get("category" + item);
            var amount = values.get("amount" + item);
            if (category == null && amount == null && item > 1) continue;
            var what = fields.text("category" + item, category);
            var euros = fields.euro("amount" + item, amount);
            if (what != null && !named.add(what)) fields.wrong("category" + item, "fault.named-before");
            if (what != null && euros != null) items.add(new CostItemForm(what, euros));
        }
        return items;
    }
}
