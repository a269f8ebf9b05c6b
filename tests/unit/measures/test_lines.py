from commonweal.measures.sources.lines import LONGEST_RECORD, read_lines


def test_line_numbers_survive_blank_lines_and_line_ends_in_quotes():
    text = 'a,b\r\n\n"one\ntwo",1\n\nthree,2\n'

    rows, faults = read_lines(text)

    assert rows == [(1, ["a", "b"]), (3, ["one\ntwo", "1"]), (6, ["three", "2"])]
    assert faults == []


def test_quotation_that_never_closes_costs_one_row():
    text = 'a,b\n1,2\n"open,3\n4,5\n6,7\n'

    rows, faults = read_lines(text)

    assert [cells for _, cells in rows] == [["a", "b"], ["1", "2"], ["4", "5"], ["6", "7"]]
    assert [(fault.line, fault.reason) for fault in faults] == [
        (3, "a quotation opens here and does not close")
    ]


def test_quotation_that_swallows_hundreds_of_lines_costs_one_row():
    body = "".join(f"{number},x\n" for number in range(LONGEST_RECORD + 50))
    text = 'a,b\n"open,1\n' + body + 'last,"quoted"\n'

    rows, faults = read_lines(text)

    assert len(rows) == 1 + LONGEST_RECORD + 50 + 1
    assert [fault.line for fault in faults] == [2]


def test_damaged_quoting_and_nul_characters_are_set_aside():
    text = 'a,b\n"x"y,1\nz\0z,2\nfine,3\n'

    rows, faults = read_lines(text)

    assert rows == [(1, ["a", "b"]), (4, ["fine", "3"])]
    assert [fault.line for fault in faults] == [2, 3]
    assert "quoting is damaged" in faults[0].reason
    assert faults[1].reason == "holds a NUL character"
