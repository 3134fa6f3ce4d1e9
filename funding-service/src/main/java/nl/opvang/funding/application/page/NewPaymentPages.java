package nl.opvang.funding.application.page;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.PaymentDirection;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.payment.write.PaymentForms.PaymentForm;
import nl.opvang.funding.payment.write.PaymentOrders;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.http.form.Reasoned;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.page.Scene;
import nl.opvang.plumbing.page.Words;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.page.form.Posted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where the ministry orders a payment, or that money comes back. */
@Controller
class NewPaymentPages {
    private static final String OF_YEAR = "/municipalities/{municipality}/payments/{year}/new-payment";
    private static final String OF_PERIOD = "/regions/{region}/first-receptions/{from}/new-payment";

    private final EntryDesk desk;
    private final PaymentDesk payments;
    private final Purses purses;
    private final PaymentOrders orders;

    NewPaymentPages(EntryDesk desk, PaymentDesk payments, Purses purses, PaymentOrders orders) {
        this.desk = desk;
        this.payments = payments;
        this.purses = purses;
        this.orders = orders;
    }

    /**
     * What is filled in, as texts.
     *
     * @param id made with the form, so that sent twice it is ordered once
     * @param look there when it is only to be shown what would be ordered
     */
    record Asked(
            @Nullable UUID id,
            @Size(max = 10) @Nullable String look,
            @Size(max = 20) @Nullable String direction,
            @Size(max = 60) @Nullable String amount,
            @Size(max = StepForm.MOST) @Nullable String reason)
            implements Reasoned {
        Map<String, String> values() {
            return Entry.values("direction", direction, "amount", amount, "reason", reason);
        }
    }

    @GetMapping(OF_YEAR)
    @AllowedTo(value = Role.MINISTRY, scope = "municipality")
    String ask(@PathVariable MunicipalityCode municipality, @PathVariable int year, Scene scene) {
        return desk.ask(entry(municipality, year, Map.of(), scene), scene);
    }

    @PostMapping(OF_YEAR)
    @AllowedTo(value = Role.MINISTRY, scope = "municipality")
    @Nullable
    String send(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @Posted Asked asked,
            Scene scene,
            Write write) {
        return say(entry(municipality, year, asked.values(), scene), asked, scene, write);
    }

    @GetMapping(OF_PERIOD)
    @AllowedTo(value = Role.MINISTRY, scope = "region")
    String askOfPeriod(@PathVariable RegionCode region, @PathVariable LocalDate from, Scene scene) {
        return desk.ask(entry(region, from, Map.of(), scene), scene);
    }

    @PostMapping(OF_PERIOD)
    @AllowedTo(value = Role.MINISTRY, scope = "region")
    @Nullable
    String sendOfPeriod(
            @PathVariable RegionCode region,
            @PathVariable LocalDate from,
            @Posted Asked asked,
            Scene scene,
            Write write) {
        return say(entry(region, from, asked.values(), scene), asked, scene, write);
    }

    private @Nullable String say(Entry entry, Asked asked, Scene scene, Write write) {
        return desk.take(entry, asked.id(), asked.look() != null, scene, write);
    }

    private Entry entry(MunicipalityCode municipality, int year, Map<String, String> values, Scene scene) {
        return new PaymentEntry(purses.of(municipality, year, scene.caller(), payments.moment()), values);
    }

    private Entry entry(RegionCode region, LocalDate from, Map<String, String> values, Scene scene) {
        return new PaymentEntry(purses.of(region, from, scene.caller(), payments.moment()), values);
    }

    private final class PaymentEntry implements Entry {
        private final Purse purse;
        private final Map<String, String> values;

        PaymentEntry(Purse purse, Map<String, String> values) {
            this.purse = purse;
            this.values = values;
        }

        @Override
        public Place within(Words words) {
            return new Place(PaymentDesk.title(purse, words), purse.address());
        }

        @Override
        public String kind() {
            return "payment";
        }

        @Override
        public String address() {
            return purse.orderAddress();
        }

        @Override
        public String area() {
            return purse.area().name();
        }

        @Override
        public Map<String, String> filledIn() {
            return values;
        }

        /** What is left, the way it is to go. */
        @Override
        public Map<String, String> beforehand() {
            var left = purse.left();
            var amount = left.cents() < 0 ? Euro.ZERO.minus(left) : left;
            return Entry.values(
                    "direction", purse.direction().name(), "amount", amount.equals(Euro.ZERO) ? null : amount.text());
        }

        @Override
        public List<Group> groups(Words words) {
            return List.of(new Group(
                    null,
                    List.of(
                            choice(
                                    words,
                                    "direction",
                                    Stream.of(PaymentDirection.values())
                                            .map(PaymentDirection::name)
                                            .toList(),
                                    "payments.direction."),
                            field(words, "amount", "euro"),
                            field(words, "reason", "area"))));
        }

        @Override
        public @Nullable Command command(UUID id, Officer by, Fields fields) {
            var direction = fields.choice("direction", values.get("direction"), PaymentDirection.class);
            var amount = fields.euro("amount", values.get("amount"));
            if (direction == null || amount == null) return null;
            if (amount.equals(Euro.ZERO)) {
                fields.wrong("amount", "fault.nothing");
                return null;
            }
            return purse.commands().apply(orders.order(id, by, new PaymentForm(direction, amount, null)));
        }
    }
}
