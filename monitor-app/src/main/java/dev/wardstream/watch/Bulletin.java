package dev.wardstream.watch;

import java.util.ArrayList;
import java.util.List;

/** Tells each trouble once when it begins, and once when it is over. */
public final class Bulletin {
    private List<Trouble> told = List.of();

    /** What is to be told of the troubles that are there now: first what is over, then what is new. */
    public List<Notice> news(List<Trouble> now, long at) {
        List<Notice> news = new ArrayList<>();
        for (Trouble trouble : told) {
            if (trouble.isSerious() && now.stream().noneMatch(trouble::isSameAs)) {
                news.add(new Notice(Notice.State.OVER, trouble, at));
            }
        }
        for (Trouble trouble : now) {
            if (told.stream().noneMatch(trouble::isSameAs)) {
                news.add(new Notice(trouble.isSerious() ? Notice.State.BEGAN : Notice.State.TOLD, trouble, at));
            }
        }
        told = now.stream().map(this::asFirstTold).toList();
        return news;
    }

    /** So that the end of a trouble can say when it began. */
    private Trouble asFirstTold(Trouble trouble) {
        return told.stream().filter(trouble::isSameAs).findFirst().orElse(trouble);
    }
}
