package nl.opvang.plumbing;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence why a service does not start, instead of showing where it stopped. */
final class SettingRefusedAnalyzer extends AbstractFailureAnalyzer<SettingRefused> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, SettingRefused refused) {
        return new FailureAnalysis(
                String.valueOf(refused.getMessage()),
                "The operating guide, docs/operating.md, has all settings.",
                refused);
    }
}
