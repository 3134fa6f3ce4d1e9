package nl.opvang.plumbing.seal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How far sealing is behind; read from the database when asked, so replicas agree. */
final class SealMeters implements MeterBinder {
    private final Sealer sealer;

    SealMeters(Sealer sealer) {
        this.sealer = sealer;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("opvang.seals.lag.events", sealer, Sealer::lag)
                .description("Stored events that no published seal covers; counted up to 100,000")
                .register(registry);
        Gauge.builder("opvang.seals.lag", sealer, Sealer::lagSeconds)
                .description("How long the oldest event has waited that no published seal covers")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("opvang.seals.contradicted", sealer, each -> each.isContradicted() ? 1 : 0)
                .description("1 when published seals say something else than the store: a reason for an alarm")
                .register(registry);
    }
}
