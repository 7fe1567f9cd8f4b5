# In LaTeX a minus is a sign of mathematics; the heading is text.
actorgraph similarity Tajikistan -q --year 2019 -m s,tau_b --digits 2 --format latex --columns 'actor1=A & B,tau_b=$\tau_b$'
