package nl.opvang.funding.posting.write;

import java.time.YearMonth;
import nl.opvang.funding.posting.domain.PostingCommand.Correct;
import nl.opvang.funding.posting.domain.PostingCommand.Post;
import nl.opvang.funding.posting.domain.PostingCommand.Withdraw;
import nl.opvang.funding.posting.write.PostingForms.CorrectPostingLine;
import nl.opvang.funding.posting.write.PostingForms.PostLine;
import nl.opvang.funding.posting.write.PostingForms.WithdrawPostingLine;
import nl.opvang.plumbing.http.bulk.Bound;
import nl.opvang.plumbing.http.bulk.Line;
import nl.opvang.plumbing.http.bulk.LineType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Amounts in bulk, and their history. */
@Configuration(proxyBeanMethods = false)
class PostingLines {
    private final ThisMonth thisMonth;

    PostingLines(ThisMonth thisMonth) {
        this.thisMonth = thisMonth;
    }

    @Bean
    LineType<PostLine> postLines() {
        return LineType.of("post", PostLine.class, line -> {
            var form = line.form();
            return Bound.command(new Post(line.municipality(), form.posting(), form.said(), month(line)));
        });
    }

    @Bean
    LineType<CorrectPostingLine> correctPostingLines() {
        return LineType.of("correct-posting", CorrectPostingLine.class, line -> {
            var form = line.form();
            return Bound.command(
                    new Correct(line.municipality(), form.posting(), form.correction(), form.said(), month(line)));
        });
    }

    @Bean
    LineType<WithdrawPostingLine> withdrawPostingLines() {
        return LineType.of("withdraw-posting", WithdrawPostingLine.class, line -> {
            var form = line.form();
            return Bound.command(new Withdraw(line.municipality(), form.posting(), form.correction()));
        });
    }

    private YearMonth month(Line<?> line) {
        var knownAt = line.knownAt();
        return knownAt == null ? thisMonth.now() : ThisMonth.of(knownAt);
    }
}
