#!/usr/bin/python3
"""The raw columns of the bench as column folders: BENCH/points, BENCH/centres and BENCH/rows, and rows.csv.
usage: columns.py BENCH"""
import os, sys
import numpy as np

bench = sys.argv[1]


def save(folder, columns):
    os.makedirs(f"{bench}/{folder}", exist_ok=True)
    for name, values in columns.items():
        np.save(f"{bench}/{folder}/{name}.npy", values)


def raw(name, kind):
    return np.fromfile(f"{bench}/data/{name}", kind)


save("points", {"x": raw("px.f64", "f8"), "y": raw("py.f64", "f8")})
centres = {"x": raw("cx.f64", "f8"), "y": raw("cy.f64", "f8")}
save("centres", centres | {"id": np.arange(len(centres["x"]), dtype="i4")})
rows = {"home": raw("home.i32", "i4"), "listed": raw("listed.i16", "i2"), "age": raw("age.u8", "u1"), "sex": raw("sex.u8", "u1")}
save("rows", rows)
np.savetxt(f"{bench}/rows.csv", np.column_stack([v.astype("i4") for v in rows.values()]), fmt="%d", delimiter=",",
           header=",".join(rows), comments="")
