package dev.sextant.kit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** People who are in no story: a name, a telephone number and an ID number each, none like another and none by chance anywhere. */
public final class People {
    private static final String SURNAMES = "欧阳上官皇甫令狐诸葛司徒";
    private static final int RARE = 0x8C00;
    private static final int RARE_ONES = 900;
    private static final int NAME = 4;

    private final List<String> names = new ArrayList<>();
    private final List<String> phones = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final Set<String> all = new HashSet<>();

    public People(long seed, int count) {
        var random = new SplittableRandom(seed);
        while (names.size() < count) {
            int surname = 2 * random.nextInt(SURNAMES.length() / 2);
            String name = SURNAMES.substring(surname, surname + 2)
                    + (char) (RARE + random.nextInt(RARE_ONES))
                    + (char) (RARE + random.nextInt(RARE_ONES));
            String phone = "1" + (30 + random.nextInt(70)) + digits(random, 8);
            String id = "33010619" + (40 + random.nextInt(60)) + digits(random, 8);
            List<String> three = List.of(name, phone, id);
            if (three.stream().noneMatch(all::contains)) {
                all.addAll(three);
                names.add(name);
                phones.add(phone);
                ids.add(id);
            }
        }
    }

    private static String digits(SplittableRandom random, int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    public int size() {
        return names.size();
    }

    public String name(int person) {
        return names.get(person);
    }

    public String phone(int person) {
        return phones.get(person);
    }

    public String id(int person) {
        return ids.get(person);
    }

    /** Which of all these stand in these texts. */
    public Set<String> in(Iterable<String> texts) {
        var found = new HashSet<String>();
        texts.forEach(text -> found.addAll(in(text)));
        return found;
    }

    /** The same, of one text. */
    public Set<String> in(String text) {
        var found = new HashSet<String>();
        for (int length : new int[] {NAME, phones.get(0).length(), ids.get(0).length()}) {
            for (int at = 0; at + length <= text.length(); at++) {
                char first = text.charAt(at);
                if ((length == NAME) != (first < 0x80) && all.contains(text.substring(at, at + length))) {
                    found.add(text.substring(at, at + length));
                }
            }
        }
        return found;
    }
}
